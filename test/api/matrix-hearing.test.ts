import { theMatrixOf } from '../support/matrix';
import { fillPool } from '../support/panel';

fillPool();
theMatrixOf('hearing');
