import { national2022 } from './national-2022';
import { pujiang } from './pujiang';
import type { Policy } from './types';
import { zhejiang2016 } from './zhejiang-2016';

/** The policies that ship with the code: for the seed and the command line. Elsewhere they come from the register. */
export const bundledPolicies: readonly Policy[] = [national2022, zhejiang2016, pujiang];
export const defaultPolicyId = national2022.id;
