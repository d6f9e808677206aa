import { createHash } from 'node:crypto';

/** One column that a phone can show; text at least 7:1 against its ground; nothing said by colour alone. */
export const style = `:root{color-scheme:light}
html{font-size:106.25%}html.large{font-size:150%}
body{margin:0 auto;padding:1rem;max-width:44rem;font:1rem/1.6 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.3;margin:.5rem 0}h2{font-size:1.2rem;line-height:1.35;margin:1.6rem 0 .5rem;border-bottom:2px solid #0b3d91;padding-bottom:.2rem}
a{color:#0b3d91}a.skip{position:absolute;left:-99rem}a.skip:focus{position:static}
nav ul{display:flex;flex-wrap:wrap;gap:1rem;padding:0;margin:0;list-style:none}nav a{display:inline-block;padding:.4rem 0}
.stage{font-size:1.2rem;font-weight:600;border-left:.4rem solid #0b3d91;padding:.4rem .8rem;background:#eef3fb;margin:.8rem 0}
.notice{border:2px solid #1a5e20;padding:.6rem .8rem;margin:1rem 0}.error{border:2px solid #a30000;padding:.6rem .8rem;margin:1rem 0}
.wrong{color:#a30000;font-weight:600;margin:.2rem 0}
ol,ul{padding-left:1.3rem}h3{font-size:1.05rem;line-height:1.35;margin:1.1rem 0 .3rem}.done{list-style:none;padding:0}.done li{padding:.35rem 0;border-bottom:1px solid #d0d0d0}
.day{font-weight:600}.card{border:1px solid #8c8c8c;border-radius:.3rem;padding:.7rem .9rem;margin:.7rem 0}.card p{margin:.25rem 0}
dt{font-weight:600;margin-top:.5rem}dd{margin:0}summary{cursor:pointer;padding:.4rem 0}
.acts{list-style:none;padding:0}.acts a,button{display:block;box-sizing:border-box;width:100%;min-height:2.9rem;padding:.7rem .9rem;margin:.5rem 0;font:inherit;font-weight:600;text-align:left;border:1px solid #0b3d91;border-radius:.3rem;color:#0b3d91;background:#fff;text-decoration:none}
button{background:#0b3d91;color:#fff;text-align:center}
fieldset{border:1px solid #8c8c8c;border-radius:.3rem;margin:1rem 0;padding:.5rem .9rem}legend,label.field{font-weight:600}
.choice{display:flex;align-items:center;gap:.6rem;min-height:2.75rem}.choice input{width:1.4rem;height:1.4rem;flex:none}
textarea,select,input[type=file],input[type=password]{display:block;box-sizing:border-box;width:100%;min-height:2.9rem;padding:.6rem;margin:.3rem 0 1rem;font:inherit;border:1px solid #595959;border-radius:.3rem;background:#fff;color:inherit}
textarea{min-height:8rem}input[type=password]{max-width:12rem;letter-spacing:.3em}
:focus-visible{outline:.2rem solid #b35900;outline-offset:.15rem}
footer{margin-top:2rem;font-size:.95rem;border-top:1px solid #8c8c8c}
.receipt{max-width:34rem}.receipt .link{display:flex;gap:1.2rem;align-items:center;flex-wrap:wrap}.receipt table{border-collapse:collapse}.receipt th,.receipt td{border:1px solid #8c8c8c;padding:.3rem .6rem;text-align:left}.receipt svg{width:11rem;height:11rem;flex:none}.receipt .pin{font-size:1.7rem;font-weight:700;letter-spacing:.25em}
@media print{nav,.acts,form,a.skip{display:none}body{max-width:none;padding:0;font-size:11pt}.card,li,.stage{break-inside:avoid}h2{break-after:avoid}.stage{background:#fff}a{color:inherit}}
`;

const hash = createHash('sha256').update(style).digest('base64');

/** Nothing but this style and forms that come back here: no scripts, no pictures, no frames (CSP level 3). */
export const policy = `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
