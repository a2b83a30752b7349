import type { IgnitionModuleBuilder } from "@nomicfoundation/ignition-core";
import { id } from "ethers";
import { REGULATOR_ROLE, regulatorFunctions } from "../src/roles.ts";

/** Both registries under one authority, and the calls that give the regulator its functions. */
export function contracts(m: IgnitionModuleBuilder) {
  const deployer = m.getAccount(0);
  const regulator = m.getParameter<string>("regulator");
  // Seconds between announcing and doing: what the authority announces, everybody can see coming.
  const regulatorDelay = m.getParameter<number>("regulatorDelay");

  const accessManager = m.contract("AccessManager", [deployer]);
  const actorRegistry = m.contract("ActorRegistry", [accessManager]);
  const chartRegistry = m.contract("ChartRegistry", [accessManager, actorRegistry]);
  const disclosureLog = m.contract("DisclosureLog", [actorRegistry]);

  const ofRegulator = (contract: typeof actorRegistry | typeof chartRegistry) => {
    const selectors = regulatorFunctions[contract.contractName].map((signature) => id(signature).slice(0, 10));
    return m.call(accessManager, "setTargetFunctionRole", [contract, selectors, REGULATOR_ROLE], {
      id: `${contract.contractName}Roles`,
    });
  };
  const configured = [
    m.call(accessManager, "labelRole", [REGULATOR_ROLE, "REGULATOR"]),
    ofRegulator(actorRegistry),
    ofRegulator(chartRegistry),
    m.call(accessManager, "grantRole", [REGULATOR_ROLE, regulator, regulatorDelay], { id: "Regulator" }),
  ];
  return {
    deployed: { accessManager, actorRegistry, chartRegistry, disclosureLog },
    configured,
  };
}
