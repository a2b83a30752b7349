/**
 * Runs `then` after a mutation that succeeded, also when the component that started it is gone by then: the callbacks
 * given to `mutate` are not. A failure is shown by whoever shows the mutation's error.
 */
export function whenDone<Result>(mutation: Promise<Result>, then: (result: Result) => void): void {
  mutation.then(then, () => undefined);
}
