import { extending } from '../../extending';

/** More time to handle it, once (R22-34). */
export const extension = extending(() => 'T_HANDLE');
