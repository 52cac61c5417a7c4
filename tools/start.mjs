// Prevents: the first thing a newcomer types failing with a stack trace, because the machine's Node is old or nothing is
// installed yet. This file and everything in bootstrap/ runs under plain Node 20 (older ones are told so) without packages.
import { requireNode } from './bootstrap/node-version.mjs';

requireNode(20);
import('./bootstrap/enter.mjs').then(({ enter }) => enter('start'));
