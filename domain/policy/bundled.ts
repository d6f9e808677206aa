import { beijing } from './beijing';
import { national2022 } from './national-2022';
import { pujiang } from './pujiang';
import { shandong2015 } from './shandong-2015';
import type { Policy } from './types';
import { zhejiang2016 } from './zhejiang-2016';

/** The policies that ship with the code: for the seed and the command line. Elsewhere they come from the register. */
export const bundledPolicies: readonly Policy[] = [national2022, zhejiang2016, shandong2015, beijing, pujiang];
export const defaultPolicyId = national2022.id;
