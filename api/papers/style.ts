/** A4, black on white, as official papers are set: song type, the issuer's name large above a red rule. */
export const paperStyle = `:root { color-scheme: light; }
@page { size: A4; margin: 25mm 22mm 22mm; }
body { margin: 0; background: #e6e6e6; color: #111; font: 12pt/1.6 "Noto Serif CJK SC", "Noto Serif SC", SimSun, "Songti SC", serif; }
.paper { position: relative; box-sizing: border-box; width: 210mm; max-width: 100%; min-height: 297mm; margin: 1rem auto; padding: 25mm 22mm 22mm; background: #fff; overflow-wrap: anywhere; }
header { text-align: center; }
.issuer { margin: 0; padding-bottom: 3mm; border-bottom: 0.6mm solid #b3120b; color: #b3120b; font-size: 22pt; font-weight: 700; letter-spacing: 0.12em; }
h1 { margin: 6mm 0 1mm; font-size: 18pt; line-height: 1.4; }
h2 { margin: 4mm 0 1mm; font-size: 12pt; break-after: avoid; }
h3 { margin: 2mm 0 1mm; font-size: 12pt; break-after: avoid; }
.serial { margin: 0 0 5mm; }
.addressee { margin: 0 0 2mm; }
.body { margin: 0 0 2mm; text-align: justify; }
html[lang="zh-CN"] .body { text-indent: 2em; }
.remedy { border: 0.3mm solid #111; padding: 2mm 3mm; break-inside: avoid; }
table { width: 100%; margin: 3mm 0; border-collapse: collapse; }
th, td { border: 0.3mm solid #111; padding: 1mm 2mm; text-align: left; vertical-align: top; }
th { white-space: nowrap; font-weight: 700; }
th:first-child, td:first-child { width: 1%; white-space: nowrap; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
dl { margin: 3mm 0; }
dl div { display: flex; gap: 4mm; }
dt { flex: 0 0 32mm; font-weight: 700; }
html[lang="en"] dt { flex-basis: 52mm; }
dd { margin: 0; }
.link { display: flex; gap: 6mm; align-items: center; margin: 3mm 0; break-inside: avoid; }
.link p { margin: 0; }
.code { flex: 0 0 34mm; }
.code svg { display: block; width: 34mm; height: 34mm; }
html .link dt { flex-basis: 20mm; }
footer { margin-top: 9mm; text-align: right; break-inside: avoid; }
footer p { margin: 0; }
a { color: inherit; }
.seal { color: #595959; }
.stamp { position: absolute; top: 60mm; left: 50%; margin: 0; padding: 2mm 8mm; border: 1.2mm solid #b3120b; color: #b3120b; font-size: 40pt; font-weight: 700; line-height: 1.3; transform: translateX(-50%) rotate(-18deg); }
@media print {
  body { background: none; }
  .paper { width: auto; min-height: 0; margin: 0; padding: 0; }
}
@media screen and (max-width: 210mm) {
  .paper { padding: 1.2rem; min-height: 0; }
}
`;
