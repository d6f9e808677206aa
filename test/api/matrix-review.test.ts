import { theMatrixOf } from '../support/matrix';

theMatrixOf('review');
