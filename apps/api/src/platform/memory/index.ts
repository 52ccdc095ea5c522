export { letHeapGrow } from './heap-growth.ts';
