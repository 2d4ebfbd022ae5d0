/** Where a rule is explained on the web. */

/** URL of the rule's page in the documentation. */
export function docsUrl(ruleId: string): string {
  return `https://github.com/sk-audit/sk-audit/blob/main/docs/rules/${ruleId}.md`;
}
