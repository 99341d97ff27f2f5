/** What a fence wants drawn. */
export type Request = { readonly kind: string; readonly engine: string; readonly source: string };

/** What it is drawn for: how light what stands behind it is, and the slide's font. */
export type Setting = { readonly scheme: 'light' | 'dark'; readonly font: string };

/** What is shown in a diagram's place when there is no drawing: one of `look.words.diagram`, with more about it in the drawer's own words. */
export type Remark = {
  readonly words: 'failed' | 'tooLarge' | 'tooLong' | 'remote' | 'plantumlOff' | 'plantumlFailed' | 'notLoaded' | 'badLine';
  readonly detail?: string;
};

/** Thrown by a drawer that has something to say. */
export class NotDrawn extends Error {
  readonly remark: Remark;
  constructor(remark: Remark) {
    super(remark.detail ?? remark.words);
    this.remark = remark;
  }
}

/** Made once for each request and setting; what is shown are copies. */
export type Drawing = SVGSVGElement | HTMLImageElement;
