import { theMatrixOf } from '../support/matrix';

theMatrixOf('petition');
