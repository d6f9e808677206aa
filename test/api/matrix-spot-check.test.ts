import { theMatrixOf } from '../support/matrix';

theMatrixOf('spotCheck');
