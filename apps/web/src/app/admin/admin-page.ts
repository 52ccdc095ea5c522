import { Component } from '@angular/core';

@Component({ selector: 'fc-admin-page', template: '<section class="page"><h1>Admin</h1></section>' })
export class AdminPage {}
