import banner from './banner.module.css';
import bar from './bar.module.css';
import hints from './hints.module.css';
import outline from './outline.module.css';
import panes from './panes.module.css';
import people from './people.module.css';

/** The class names of the editing screen; each name is in one of the files only. */
export const classes: Readonly<Record<string, string>> = { ...bar, ...banner, ...people, ...panes, ...outline, ...hints };
