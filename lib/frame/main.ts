import { openAlone } from './alone.ts';
import { hardenGlobals } from './harden.ts';
import { listenToInput } from './input.ts';
import { openPort } from './port.ts';
import { createScreen } from './screen.ts';

hardenGlobals();
const screen = createScreen(document.body, (message) => port.send(message));
const port = openAlone(screen) ?? openPort((message) => screen.receive(message));
listenToInput(screen, (message) => port.send(message));
