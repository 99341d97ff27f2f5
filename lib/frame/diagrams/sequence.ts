import { label, type Translation } from './translation.ts';

const NAME = '(?:[^\\->:,"]+|\\s*"[^"]+"\\s*)';
const SIGNAL = new RegExp(`^(${NAME})(--?)(>>?)?(${NAME}):(.*)$`);
const NOTE = new RegExp(`^note\\s+(left of|right of|over)\\s(${NAME})(?:,(${NAME}))?:(.*)$`, 'i');
/** Solid and dotted lines without a head, with a filled one, with an open one. */
const ARROWS: Readonly<Record<string, string>> = { '-': '->', '--': '-->', '->': '->>', '-->': '-->>', '->>': '-)', '-->>': '--)' };

/** A fence "sequence", which is js-sequence-diagrams' language, as mermaid's sequence diagram. */
export function sequenceToMermaid(source: string): Translation {
  const actors = new Actors();
  const lines: string[] = [];
  let title = '';
  for (const [index, raw] of source.split(/\r\n?|\n/).entries()) {
    const line = raw.trim();
    const [, named] = /^title\s*:?(.*)$/i.exec(line) ?? [];
    if (line === '' || line.startsWith('#')) continue;
    if (named !== undefined) title = `title ${label(named)}`;
    else {
      const statement = statementOf(line, actors);
      if (statement === null) return { badLine: index + 1 };
      lines.push(statement);
    }
  }
  const all = ['sequenceDiagram', title, ...actors.declarations(), ...lines];
  return { text: all.filter((line) => line !== '').join('\n') };
}

/** A line of mermaid's, which is empty for a participant; null for what is no statement. */
function statementOf(line: string, actors: Actors): string | null {
  const [, participant] = /^participant\s(.+)$/i.exec(line) ?? [];
  if (participant !== undefined) {
    actors.declare(participant);
    return '';
  }
  const note = NOTE.exec(line);
  if (note) {
    const [, place = '', first = '', second, text = ''] = note;
    if (second !== undefined && !/^over$/i.test(place)) return null;
    const over = [first, ...(second === undefined ? [] : [second])].map((name) => actors.id(name));
    return `Note ${place.toLowerCase()} ${over.join(',')}: ${label(text)}`;
  }
  const [, from, dashes = '', head = '', to, text = ''] = SIGNAL.exec(line) ?? [];
  if (from === undefined || to === undefined) return null;
  return `${actors.id(from)}${ARROWS[dashes + head]}${actors.id(to)}: ${label(text)}`;
}

/** Those who take part, in the order in which they are named first. */
class Actors {
  private readonly names = new Map<string, string>();

  /** `Name` or `Long name as Name`. */
  declare(text: string): void {
    const [, name, alias] = /^(.+)\sas\s+(\S+)$/i.exec(text) ?? [];
    const key = plain(alias ?? text);
    if (!this.names.has(key)) this.names.set(key, plain(name ?? text));
  }

  id(name: string): string {
    const key = plain(name);
    if (!this.names.has(key)) this.names.set(key, key);
    return `p${[...this.names.keys()].indexOf(key)}`;
  }

  declarations(): string[] {
    return [...this.names.values()].map((name, index) => `participant p${index} as ${label(name)}`);
  }
}

const plain = (name: string) => name.trim().replace(/^"(.*)"$/, '$1');
