/** Questions to whoever sits at the terminal. */

/** Asks one question at a time. An answer is undefined when the person breaks off. */
export type Ask = {
  readonly yesOrNo: (question: string) => Promise<boolean | undefined>;
  readonly oneOf: <Answer extends string>(question: string, answers: readonly Answer[]) => Promise<Answer | undefined>;
};

/** The questions as @clack/prompts shows them. Loaded late, because only one command asks. */
export async function askInTerminal(): Promise<Ask> {
  const { confirm, isCancel, select } = await import('@clack/prompts');
  return {
    yesOrNo: async (message) => {
      const answer = await confirm({ message, withGuide: false });
      return isCancel(answer) ? undefined : answer;
    },
    oneOf: async (message, answers) => {
      const answer = await select<string>({ message, options: answers.map((value) => ({ value })), withGuide: false });
      return isCancel(answer) ? undefined : answers.find((each) => each === answer);
    },
  };
}
