export { filedRefusal, type Paper, paperRefusal } from '../papers';
