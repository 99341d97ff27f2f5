export { shelf } from '#store/uploads/shelf.ts';
export { backUp } from './make.ts';
export { openBackup } from './open.ts';
export { mayRestore, restoreDatabase, restorePictures } from './restore.ts';
