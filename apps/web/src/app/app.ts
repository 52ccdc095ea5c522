import { Component } from '@angular/core';
import { Shell } from './shell/shell.ts';

@Component({ selector: 'fc-root', imports: [Shell], template: '<fc-shell />' })
export class App {}
