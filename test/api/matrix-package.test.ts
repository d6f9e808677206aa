import { theMatrixOf } from '../support/matrix';

theMatrixOf('package');
