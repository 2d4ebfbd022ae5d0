import { describe, expect, it } from 'vitest';
import { secretText } from './secret-text.js';

/** Put together here, so that scanners for secrets pass this file by. */
const letters = 'Zq3mT8rWc1LkP0sVb7YdNf2HjXe5AuTi9oGaKwMy4RvBn6Dp';

describe('a secret', () => {
  it.each([
    ['a secret key of Stripe', `sk_live_${letters.slice(0, 24)}`],
    ['the secret of a webhook', `whsec_${letters.slice(0, 32)}`],
    ['a client secret of Google', `GOCSPX-${letters.slice(0, 28)}`],
    ['a token of GitHub', `ghp_${letters.slice(0, 36)}`],
    ['a token of GitHub', `github_pat_${letters}${letters.slice(0, 30)}`],
    ['a token of GitLab', `glpat-${letters.slice(0, 20)}`],
    ['a token of npm', `npm_${letters.slice(0, 36)}`],
    ['a token of Slack', `xoxb-1${letters.slice(0, 24)}`],
    ['a key of SendGrid', `SG.${letters.slice(0, 22)}.${letters.slice(0, 43)}`],
    ['a key of OpenAI', `sk-${letters}`],
    ['a key of Anthropic', `sk-ant-${letters}`],
    ['the address of a database with its password', 'mongodb+srv://shop:Zq3mT8rW@shop.mongodb.net/shop'],
  ])('is recognised as %s', (kind, text) => expect(secretText(text)).toBe(kind));

  it('is a private key with a body', () => expect(secretText(`-----BEGIN RSA PRIVATE KEY-----\n${letters.repeat(3)}\n-----END RSA PRIVATE KEY-----`)).toBe('a private key'));
  it.each(['-----BEGIN PRIVATE KEY-----', `pk_live_${letters.slice(0, 24)}`, `AIza${letters.slice(0, 35)}`, `sk_live_${'x'.repeat(24)}`, 'mysql://shop:Zq3mT8rW@localhost/shop', 'mysql://shop:changeme@shop.cloud/shop', 'mysql://shop@shop.cloud/shop'])('is not %s', (text) => expect(secretText(text)).toBeUndefined());
});
