import { theMatrixOf } from '../support/matrix';

theMatrixOf('order');
