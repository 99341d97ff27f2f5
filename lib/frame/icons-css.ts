import fontAwesome from 'font-awesome/css/font-awesome.css?inline';
import icons from './css/icons.css?inline';

/** The build takes FontAwesome's own font rule out, which names five formats. */
export const iconsCss: string = icons + fontAwesome;
