import { buildModule } from "@nomicfoundation/ignition-core";
import { ADMIN_ROLE } from "../../src/roles.ts";
import { contracts } from "../contracts.ts";

/** As `Chartkey`, then makes `admin` administrator of the roles and takes that from the deployer. For real networks. */
export default buildModule("ChartkeyHandedOver", (m) => {
  const { deployed, configured } = contracts(m);
  const { accessManager } = deployed;

  const admin = m.getParameter<string>("admin");
  const granted = m.call(accessManager, "grantRole", [ADMIN_ROLE, admin, 0], {
    id: "Admin",
    after: configured,
  });
  m.call(accessManager, "renounceRole", [ADMIN_ROLE, m.getAccount(0)], {
    after: [granted],
  });
  return deployed;
});
