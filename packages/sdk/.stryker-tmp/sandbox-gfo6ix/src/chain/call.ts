// @ts-nocheck
import type { TypedContractMethod } from "../generated/common.ts";
import type { IActorRegistry, IChartRegistry } from "../generated/index.ts";

interface Contracts {
  readonly actors: IActorRegistry;
  readonly charts: IChartRegistry;
}

/** What a sender can do; the signed twins are the business of `send`. */
type ActionOf<Contract> = Exclude<
  {
    [Name in keyof Contract]: ArgumentsOf<Contract[Name]> extends never ? never : Name;
  }[keyof Contract] &
    string,
  `${string}For`
>;

type ArgumentsOf<Method> =
  Method extends TypedContractMethod<infer Arguments, unknown, "nonpayable"> ? Readonly<Arguments> : never;

type CallOf<Contract extends keyof Contracts> = {
  [Action in ActionOf<Contracts[Contract]>]: {
    readonly contract: Contract;
    readonly action: Action;
    readonly args: ArgumentsOf<Contracts[Contract][Action]>;
  };
}[ActionOf<Contracts[Contract]>];

/** One action on one registry, named rather than bound, so that it can be called or signed. */
export type Call = CallOf<"actors"> | CallOf<"charts">;
