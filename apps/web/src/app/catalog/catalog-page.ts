import { Component } from '@angular/core';

@Component({ selector: 'fc-catalog-page', template: '<section class="page"><h1>Catalog</h1></section>' })
export class CatalogPage {}
