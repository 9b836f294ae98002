import 'hehuo/define';
import type {} from 'hehuo/vue';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).mount('#app');
