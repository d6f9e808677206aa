import { type PanelEntry, panelEntry } from '../../domain/panel/inputs';
import { panelKinds, selections } from '../../domain/panel/kinds';
import { asTyped, choice, choices, day, list } from '../intake/cells';
import { columnsFrom } from '../intake/columns';
import type { Meaning } from '../intake/lines';

/** The columns of a list of panel members; each line says one period of service. */
const columns = columnsFrom([
  ['person', '编号', 'Person', ['person'], asTyped, true],
  ['name', '姓名', 'Name', ['name'], asTyped, true],
  ['kinds', '类别', 'Kinds', ['kinds'], choices(panelKinds), true],
  ['mainKind', '主要类别', 'Main kind', ['mainKind'], choice(panelKinds)],
  ['units', '关联单位', 'Unit ties', ['units'], list],
  ['from', '任期起', 'Serves from', ['periods', 0, 'from'], day, true],
  ['to', '任期止', 'Serves until', ['periods', 0, 'to'], day],
  ['how', '产生方式', 'Selected by', ['selected', 'how'], choice(selections), true],
  ['by', '推荐单位', 'Recommended by', ['selected', 'by']],
]);

export const panelTable: Meaning<PanelEntry> = { columns, schema: panelEntry };
