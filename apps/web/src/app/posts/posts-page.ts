import { Component } from '@angular/core';

@Component({ selector: 'fc-posts-page', template: '<section class="page"><h1>Posts</h1></section>' })
export class PostsPage {}
