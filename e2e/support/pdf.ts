import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Size = { readonly width: number; readonly height: number };
export type ReadPdf = {
  readonly pages: readonly {
    readonly text: string;
    readonly width: number;
    readonly height: number;
    readonly links: readonly string[];
    /** Pictures drawn, with their own sizes. */
    readonly images: readonly Size[];
  }[];
  /** Titles of the outline, of all its levels. */
  readonly outline: readonly string[];
};

type Entry = { readonly title: string; readonly items: readonly Entry[] };
const titlesOf = (entries: readonly Entry[]): string[] => entries.flatMap(({ title, items }) => [title, ...titlesOf(items)]);

/** What is in a PDF, as a reader of PDFs finds it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(document, number));
  const outline = titlesOf(((await document.getOutline()) ?? []) as Entry[]);
  await document.destroy();
  return { pages, outline };
}

async function readPage(document: PDFDocumentProxy, number: number) {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const annotations: { url?: string; dest?: unknown }[] = await page.getAnnotations();
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  return {
    text: items.map((item) => ('str' in item ? item.str : '')).join(' '),
    ...{ width: right - left, height: top - bottom },
    images: await imagesOn(page),
    links: annotations.flatMap(({ url, dest }) => url ?? (dest ? 'inside' : [])),
  };
}

async function imagesOn(page: PDFPageProxy): Promise<Size[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  return fnArray.flatMap((operator, index) => {
    const [, width, height] = (argsArray[index] ?? []) as [unknown, number, number];
    return operator === OPS.paintImageXObject ? [{ width, height }] : [];
  });
}
