import type { ImageWakeUp } from '../../core/products/image-ports.ts';
import { lookAtImages } from '../../core/use-cases/look-at-images.ts';
import type { LookAtImagesPorts } from '../../core/use-cases/look-at-images.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: one slice of work at looking at the images of one store. */
export function createImagesTask(ports: LookAtImagesPorts, log: Logger) {
  return async (wakeUp: ImageWakeUp): Promise<void> => {
    const startedAt = performance.now();
    const outcome = await lookAtImages(ports, wakeUp);
    const ms = Math.round(performance.now() - startedAt);
    log.info({ storeId: wakeUp.storeId, outcome, ms }, 'a slice of looking at images ended');
  };
}
