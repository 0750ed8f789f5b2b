/** What a person does with the page, done for them so that they can watch: it presses the very buttons and types in the very field. */

const patienceMs = 20_000;
const lookMs = 60;
const watchMs = 700;
const keyMs = 25;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until it is there. Throws a sentence for the person. */
export async function until<T>(what: string, find: () => T | null | undefined | false): Promise<T> {
  const endsAt = Date.now() + patienceMs;
  while (Date.now() < endsAt) {
    const found = find();
    if (found !== null && found !== undefined && found !== false) return found;
    await pause(lookMs);
  }
  throw new Error(`${what} did not come. Look at the World tab: is something switched off?`);
}

const tsOf = (element: Element): number => Number(element.getAttribute('data-ts') ?? 0);

/** The time of the newest message in sight. */
export const newestTs = (): number =>
  Math.max(0, ...[...document.querySelectorAll('.desk .message')].map(tsOf));

/** The last element of the channel that fits, in a message newer than `afterTs`. */
export function inChannel(selector: string, afterTs = 0): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(`.desk .message ${selector}`)];
  return found.findLast((element) => tsOf(element.closest('.message') ?? element) > afterTs) ?? null;
}

export const inDialog = (selector: string): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>(`dialog[open] ${selector}`)].at(-1) ?? null;

/** Waits for it, shows which one, then presses it: found anew, for what was updated meanwhile is another one. */
export async function press(what: string, find: () => HTMLElement | null): Promise<void> {
  const shown = await until(what, find);
  shown.scrollIntoView({ block: 'center' });
  shown.classList.add('tour-hand');
  await pause(watchMs);
  shown.classList.remove('tour-hand');
  (await until(what, find)).click();
}

/** Types a command and sends it. */
export async function command(text: string): Promise<void> {
  const field = await until('The composer', () =>
    document.querySelector<HTMLInputElement>('.desk main .composer-input'),
  );
  for (let length = 1; length <= text.length; length += 1) {
    write(field, text.slice(0, length));
    await pause(keyMs);
  }
  await pause(watchMs / 2);
  field.form?.requestSubmit();
}

/** React hears of a change only when the value is set as a browser sets it. */
function write(field: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export async function closeDialogs(): Promise<void> {
  for (let open = inDialog('.dialog-head button'); open !== null; open = inDialog('.dialog-head button')) {
    const dialog = open.closest('dialog');
    open.click();
    await until('The end of a dialog', () => dialog?.isConnected !== true);
  }
}
