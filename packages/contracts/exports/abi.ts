// Generated from the contracts by packages/contracts/scripts/export.ts. Do not edit.

export const accessManagerAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "initialAdmin",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "operationId",
        "type": "bytes32"
      }
    ],
    "name": "AccessManagerAlreadyScheduled",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "AccessManagerBadConfirmation",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "operationId",
        "type": "bytes32"
      }
    ],
    "name": "AccessManagerExpired",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "initialAdmin",
        "type": "address"
      }
    ],
    "name": "AccessManagerInvalidInitialAdmin",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      }
    ],
    "name": "AccessManagerLockedFunction",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      }
    ],
    "name": "AccessManagerLockedRole",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "operationId",
        "type": "bytes32"
      }
    ],
    "name": "AccessManagerNotReady",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "operationId",
        "type": "bytes32"
      }
    ],
    "name": "AccessManagerNotScheduled",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "msgsender",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      }
    ],
    "name": "AccessManagerUnauthorizedAccount",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      }
    ],
    "name": "AccessManagerUnauthorizedCall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "msgsender",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      }
    ],
    "name": "AccessManagerUnauthorizedCancel",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      }
    ],
    "name": "AccessManagerUnauthorizedConsume",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      }
    ],
    "name": "AddressEmptyCode",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "FailedCall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "balance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "InsufficientBalance",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint8",
        "name": "bits",
        "type": "uint8"
      },
      {
        "internalType": "uint256",
        "name": "value",
        "type": "uint256"
      }
    ],
    "name": "SafeCastOverflowedUintDowncast",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "operationId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint32",
        "name": "nonce",
        "type": "uint32"
      }
    ],
    "name": "OperationCanceled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "operationId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint32",
        "name": "nonce",
        "type": "uint32"
      }
    ],
    "name": "OperationExecuted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "operationId",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint32",
        "name": "nonce",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint48",
        "name": "schedule",
        "type": "uint48"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "data",
        "type": "bytes"
      }
    ],
    "name": "OperationScheduled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "admin",
        "type": "uint64"
      }
    ],
    "name": "RoleAdminChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint48",
        "name": "since",
        "type": "uint48"
      }
    ],
    "name": "RoleGrantDelayChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint48",
        "name": "since",
        "type": "uint48"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "newMember",
        "type": "bool"
      }
    ],
    "name": "RoleGranted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "guardian",
        "type": "uint64"
      }
    ],
    "name": "RoleGuardianChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "label",
        "type": "string"
      }
    ],
    "name": "RoleLabel",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "RoleRevoked",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint48",
        "name": "since",
        "type": "uint48"
      }
    ],
    "name": "TargetAdminDelayUpdated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "closed",
        "type": "bool"
      }
    ],
    "name": "TargetClosed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      }
    ],
    "name": "TargetFunctionRoleUpdated",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "ADMIN_ROLE",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "PUBLIC_ROLE",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      }
    ],
    "name": "canCall",
    "outputs": [
      {
        "internalType": "bool",
        "name": "immediate",
        "type": "bool"
      },
      {
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes",
        "name": "data",
        "type": "bytes"
      }
    ],
    "name": "cancel",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "bytes",
        "name": "data",
        "type": "bytes"
      }
    ],
    "name": "consumeScheduledOp",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes",
        "name": "data",
        "type": "bytes"
      }
    ],
    "name": "execute",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "expiration",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "getAccess",
    "outputs": [
      {
        "internalType": "uint48",
        "name": "since",
        "type": "uint48"
      },
      {
        "internalType": "uint32",
        "name": "currentDelay",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "pendingDelay",
        "type": "uint32"
      },
      {
        "internalType": "uint48",
        "name": "effect",
        "type": "uint48"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "getNonce",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      }
    ],
    "name": "getRoleAdmin",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      }
    ],
    "name": "getRoleGrantDelay",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      }
    ],
    "name": "getRoleGuardian",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "getSchedule",
    "outputs": [
      {
        "internalType": "uint48",
        "name": "",
        "type": "uint48"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      }
    ],
    "name": "getTargetAdminDelay",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      }
    ],
    "name": "getTargetFunctionRole",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "executionDelay",
        "type": "uint32"
      }
    ],
    "name": "grantRole",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "hasRole",
    "outputs": [
      {
        "internalType": "bool",
        "name": "isMember",
        "type": "bool"
      },
      {
        "internalType": "uint32",
        "name": "executionDelay",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes",
        "name": "data",
        "type": "bytes"
      }
    ],
    "name": "hashOperation",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      }
    ],
    "name": "isTargetClosed",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "internalType": "string",
        "name": "label",
        "type": "string"
      }
    ],
    "name": "labelRole",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "minSetback",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes[]",
        "name": "data",
        "type": "bytes[]"
      }
    ],
    "name": "multicall",
    "outputs": [
      {
        "internalType": "bytes[]",
        "name": "results",
        "type": "bytes[]"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "callerConfirmation",
        "type": "address"
      }
    ],
    "name": "renounceRole",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "revokeRole",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes",
        "name": "data",
        "type": "bytes"
      },
      {
        "internalType": "uint48",
        "name": "when",
        "type": "uint48"
      }
    ],
    "name": "schedule",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "operationId",
        "type": "bytes32"
      },
      {
        "internalType": "uint32",
        "name": "nonce",
        "type": "uint32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "newDelay",
        "type": "uint32"
      }
    ],
    "name": "setGrantDelay",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "admin",
        "type": "uint64"
      }
    ],
    "name": "setRoleAdmin",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "guardian",
        "type": "uint64"
      }
    ],
    "name": "setRoleGuardian",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "newDelay",
        "type": "uint32"
      }
    ],
    "name": "setTargetAdminDelay",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bool",
        "name": "closed",
        "type": "bool"
      }
    ],
    "name": "setTargetClosed",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes4[]",
        "name": "selectors",
        "type": "bytes4[]"
      },
      {
        "internalType": "uint64",
        "name": "roleId",
        "type": "uint64"
      }
    ],
    "name": "setTargetFunctionRole",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "newAuthority",
        "type": "address"
      }
    ],
    "name": "updateAuthority",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const actorRegistryAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AccessManagedInvalidAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      }
    ],
    "name": "AccessManagedRequiredDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "AccessManagedUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "ActorRegistryDismissRefused",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ActorRegistryEmptyDigest",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ActorRegistryEmptyKind",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint40",
        "name": "validUntil",
        "type": "uint40"
      },
      {
        "internalType": "uint256",
        "name": "now_",
        "type": "uint256"
      }
    ],
    "name": "ActorRegistryExpiryPassed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "issuer",
        "type": "uint64"
      }
    ],
    "name": "ActorRegistryInvalidIssuer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "compartments",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "until",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "now_",
        "type": "uint256"
      }
    ],
    "name": "ActorRegistryInvalidMandate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      }
    ],
    "name": "ActorRegistryInvalidProxy",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      }
    ],
    "name": "ActorRegistryNoProxy",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "ActorRegistryNotAccount",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "ActorRegistryNotAdministrator",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "enum IActorRegistry.Standing",
        "name": "standing",
        "type": "uint8"
      },
      {
        "internalType": "uint40",
        "name": "validUntil",
        "type": "uint40"
      }
    ],
    "name": "ActorRegistryNotInGoodStanding",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "member",
        "type": "uint64"
      }
    ],
    "name": "ActorRegistryNotMember",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "ActorRegistryNotProposed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "ActorRegistryNotWholeMinutes",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "ActorRegistryUnknownActor",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "enum IActorRegistry.Kind",
        "name": "kind",
        "type": "uint8"
      }
    ],
    "name": "ActorRegistryWrongKind",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "enum IActorRegistry.Standing",
        "name": "standing",
        "type": "uint8"
      }
    ],
    "name": "ActorRegistryWrongStanding",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidShortString",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "now_",
        "type": "uint256"
      }
    ],
    "name": "SignedActionsExpired",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "SignedActionsInvalidSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      }
    ],
    "name": "SignedActionsNonceUsed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "string",
        "name": "str",
        "type": "string"
      }
    ],
    "name": "StringTooLong",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "AccountChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "AccountProposed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "enum IActorRegistry.Kind",
        "name": "kind",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "keyDigest",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "profile",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "vault",
        "type": "bytes32"
      }
    ],
    "name": "ActorRegistered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "administrator",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "AdministratorAdded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "administrator",
        "type": "uint64"
      }
    ],
    "name": "AdministratorRemoved",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AuthorityUpdated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [],
    "name": "EIP712DomainChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "generation",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "keyDigest",
        "type": "bytes32"
      }
    ],
    "name": "KeyRotated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "member",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "MemberAdded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "member",
        "type": "uint64"
      }
    ],
    "name": "MemberRemoved",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      }
    ],
    "name": "NonceCancelled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "profile",
        "type": "bytes32"
      }
    ],
    "name": "ProfilePublished",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "compartments",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "until",
            "type": "uint32"
          },
          {
            "internalType": "bool",
            "name": "mayGrant",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "mayRevoke",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "mayDispute",
            "type": "bool"
          }
        ],
        "indexed": false,
        "internalType": "struct IActorRegistry.Mandate",
        "name": "mandate",
        "type": "tuple"
      }
    ],
    "name": "ProxyAppointed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "ProxyDismissed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "enum IActorRegistry.Standing",
        "name": "standing",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "validUntil",
        "type": "uint40"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "issuer",
        "type": "uint64"
      }
    ],
    "name": "StandingChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "vault",
        "type": "bytes32"
      }
    ],
    "name": "VaultPublished",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "acceptAccount",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "acceptAccountFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint40",
        "name": "validUntil",
        "type": "uint40"
      }
    ],
    "name": "accredit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "actorCount",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "actorOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "account",
            "type": "address"
          },
          {
            "internalType": "enum IActorRegistry.Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "enum IActorRegistry.Standing",
            "name": "standing",
            "type": "uint8"
          },
          {
            "internalType": "bool",
            "name": "practising",
            "type": "bool"
          },
          {
            "internalType": "uint40",
            "name": "validUntil",
            "type": "uint40"
          },
          {
            "internalType": "uint32",
            "name": "keyGeneration",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "keyDigest",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "issuer",
            "type": "uint64"
          },
          {
            "internalType": "address",
            "name": "proposedAccount",
            "type": "address"
          }
        ],
        "internalType": "struct IActorRegistry.Actor",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "administrator",
        "type": "uint64"
      },
      {
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "addAdministrator",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "administrator",
        "type": "uint64"
      },
      {
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "addAdministratorFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "member",
        "type": "uint64"
      },
      {
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "addMember",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "member",
        "type": "uint64"
      },
      {
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "addMemberFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "compartments",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "until",
            "type": "uint32"
          },
          {
            "internalType": "bool",
            "name": "mayGrant",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "mayRevoke",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "mayDispute",
            "type": "bool"
          }
        ],
        "internalType": "struct IActorRegistry.Mandate",
        "name": "mandate",
        "type": "tuple"
      }
    ],
    "name": "appointProxy",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "compartments",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "until",
            "type": "uint32"
          },
          {
            "internalType": "bool",
            "name": "mayGrant",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "mayRevoke",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "mayDispute",
            "type": "bool"
          }
        ],
        "internalType": "struct IActorRegistry.Mandate",
        "name": "mandate",
        "type": "tuple"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "appointProxyFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "authority",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      }
    ],
    "name": "cancelNonce",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "cancelNonceFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      }
    ],
    "name": "dismissProxy",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "dismissProxyFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "eip712Domain",
    "outputs": [
      {
        "internalType": "bytes1",
        "name": "fields",
        "type": "bytes1"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "internalType": "string",
        "name": "version",
        "type": "string"
      },
      {
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "inGoodStanding",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "isAdministrator",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "isConsumingScheduledOp",
    "outputs": [
      {
        "internalType": "bytes4",
        "name": "",
        "type": "bytes4"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "member",
        "type": "uint64"
      }
    ],
    "name": "isMember",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "kindOf",
    "outputs": [
      {
        "internalType": "enum IActorRegistry.Kind",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "clinician",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "issuer",
        "type": "uint64"
      },
      {
        "internalType": "uint40",
        "name": "validUntil",
        "type": "uint40"
      }
    ],
    "name": "license",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      }
    ],
    "name": "mandateOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "compartments",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "until",
            "type": "uint32"
          },
          {
            "internalType": "bool",
            "name": "mayGrant",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "mayRevoke",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "mayDispute",
            "type": "bool"
          }
        ],
        "internalType": "struct IActorRegistry.Mandate",
        "name": "mandate",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "word",
        "type": "uint256"
      }
    ],
    "name": "nonceWordOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "proposeAccount",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "proposed",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "proposeAccountFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "profile",
        "type": "bytes32"
      }
    ],
    "name": "publishProfile",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "profile",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "publishProfileFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "vault",
        "type": "bytes32"
      }
    ],
    "name": "publishVault",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "vault",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "publishVaultFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "enum IActorRegistry.Kind",
        "name": "kind",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "keyDigest",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "profile",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "vault",
        "type": "bytes32"
      }
    ],
    "name": "register",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "enum IActorRegistry.Kind",
        "name": "kind",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "keyDigest",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "profile",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "vault",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "registerFor",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "reinstate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "administrator",
        "type": "uint64"
      }
    ],
    "name": "removeAdministrator",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "administrator",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "removeAdministratorFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "member",
        "type": "uint64"
      }
    ],
    "name": "removeMember",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "member",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "removeMemberFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "requireAccount",
    "outputs": [
      {
        "internalType": "enum IActorRegistry.Kind",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "requirePractising",
    "outputs": [
      {
        "internalType": "enum IActorRegistry.Kind",
        "name": "kind",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "keyDigest",
        "type": "bytes32"
      }
    ],
    "name": "rotateKey",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "keyDigest",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "rotateKeyFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "newAuthority",
        "type": "address"
      }
    ],
    "name": "setAuthority",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "suspend",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const chartRegistryAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      },
      {
        "internalType": "contract IActorRegistry",
        "name": "actors_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AccessManagedInvalidAuthority",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "delay",
        "type": "uint32"
      }
    ],
    "name": "AccessManagedRequiredDelay",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "caller",
        "type": "address"
      }
    ],
    "name": "AccessManagedUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      }
    ],
    "name": "ChartRegistryAlreadyOpen",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "device",
        "type": "uint64"
      }
    ],
    "name": "ChartRegistryDeviceOnlyAdds",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ChartRegistryEmptyCode",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ChartRegistryEmptyMask",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ChartRegistryEmptyPointer",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "mask",
        "type": "uint64"
      }
    ],
    "name": "ChartRegistryEpochsExhausted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "size",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "max",
        "type": "uint256"
      }
    ],
    "name": "ChartRegistryInvalidBatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      }
    ],
    "name": "ChartRegistryInvalidCompartment",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      }
    ],
    "name": "ChartRegistryInvalidGrantee",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint8",
        "name": "purpose",
        "type": "uint8"
      }
    ],
    "name": "ChartRegistryInvalidPurpose",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint32",
        "name": "notBefore",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "expiresAt",
        "type": "uint32"
      },
      {
        "internalType": "uint256",
        "name": "now_",
        "type": "uint256"
      }
    ],
    "name": "ChartRegistryInvalidWindow",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      }
    ],
    "name": "ChartRegistryNoConsent",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      }
    ],
    "name": "ChartRegistryNotOpen",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "enum IActorRegistry.Kind",
        "name": "kind",
        "type": "uint8"
      }
    ],
    "name": "ChartRegistryNotPatient",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      }
    ],
    "name": "ChartRegistryOwnRecord",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      }
    ],
    "name": "ChartRegistryProxyExceeded",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "proxy",
        "type": "uint64"
      }
    ],
    "name": "ChartRegistryProxyRefused",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "enum IChartEvents.Status",
        "name": "status",
        "type": "uint8"
      }
    ],
    "name": "ChartRegistryRetractRefused",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "enum IChartEvents.Status",
        "name": "status",
        "type": "uint8"
      }
    ],
    "name": "ChartRegistryRetracted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      }
    ],
    "name": "ChartRegistryUnknownRecord",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      }
    ],
    "name": "ChartRegistryWriteRefused",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      },
      {
        "internalType": "uint32",
        "name": "given",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "current",
        "type": "uint32"
      }
    ],
    "name": "ChartRegistryWrongEpoch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "given",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "next",
        "type": "uint32"
      }
    ],
    "name": "ChartRegistryWrongSequence",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "enum IChartEvents.Status",
        "name": "status",
        "type": "uint8"
      }
    ],
    "name": "ChartRegistryWrongStatus",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint32",
        "name": "expected",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "current",
        "type": "uint32"
      }
    ],
    "name": "ChartRegistryWrongVersion",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "EnforcedPause",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ExpectedPause",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "InvalidShortString",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "now_",
        "type": "uint256"
      }
    ],
    "name": "SignedActionsExpired",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "SignedActionsInvalidSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      }
    ],
    "name": "SignedActionsNonceUsed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "string",
        "name": "str",
        "type": "string"
      }
    ],
    "name": "StringTooLong",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "AccessDenied",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "readMask",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "writeMask",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "notBefore",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "expiresAt",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "purpose",
            "type": "uint8"
          }
        ],
        "indexed": false,
        "internalType": "struct IChartEvents.Terms",
        "name": "terms",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "reason",
        "type": "bytes32"
      }
    ],
    "name": "AccessRequested",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "authority",
        "type": "address"
      }
    ],
    "name": "AuthorityUpdated",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "keys",
        "type": "bytes32"
      }
    ],
    "name": "ChartOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "readMask",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "writeMask",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "notBefore",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "expiresAt",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "purpose",
            "type": "uint8"
          }
        ],
        "indexed": false,
        "internalType": "struct IChartEvents.Terms",
        "name": "terms",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "envelope",
        "type": "bytes32"
      }
    ],
    "name": "ConsentGranted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "ConsentRevoked",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "version",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "enum IChartEvents.Answer",
        "name": "answer",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      }
    ],
    "name": "DisputeAnswered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [],
    "name": "EIP712DomainChanged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "mask",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "keys",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "keyring",
        "type": "bytes32"
      }
    ],
    "name": "EpochsOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      }
    ],
    "name": "NonceCancelled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Paused",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "epoch",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "pointer",
        "type": "bytes32"
      }
    ],
    "name": "RecordAdded",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "version",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "epoch",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "pointer",
        "type": "bytes32"
      }
    ],
    "name": "RecordAmended",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "version",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "RecordDisputed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "version",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "enum IChartEvents.Status",
        "name": "status",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "enum IChartEvents.RetractionReason",
        "name": "reason",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      }
    ],
    "name": "RecordRetracted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": false,
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "Unpaused",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "version",
        "type": "uint32"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      }
    ],
    "name": "WrittenAsMember",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "MAX_BATCH",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "MAX_CONSENT",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "actors",
    "outputs": [
      {
        "internalType": "contract IActorRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      },
      {
        "internalType": "uint32",
        "name": "epoch",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "pointer",
        "type": "bytes32"
      }
    ],
    "name": "addRecord",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      },
      {
        "internalType": "uint32",
        "name": "epoch",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "pointer",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "addRecordFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "components": [
          {
            "internalType": "uint8",
            "name": "compartment",
            "type": "uint8"
          },
          {
            "internalType": "uint32",
            "name": "epoch",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "pointer",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IChartEvents.NewRecord[]",
        "name": "records",
        "type": "tuple[]"
      }
    ],
    "name": "addRecords",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "components": [
          {
            "internalType": "uint8",
            "name": "compartment",
            "type": "uint8"
          },
          {
            "internalType": "uint32",
            "name": "epoch",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "pointer",
            "type": "bytes32"
          }
        ],
        "internalType": "struct IChartEvents.NewRecord[]",
        "name": "records",
        "type": "tuple[]"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "addRecordsFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "expectedVersion",
        "type": "uint32"
      },
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      },
      {
        "internalType": "uint32",
        "name": "epoch",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "pointer",
        "type": "bytes32"
      }
    ],
    "name": "amendRecord",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "expectedVersion",
        "type": "uint32"
      },
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      },
      {
        "internalType": "uint32",
        "name": "epoch",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "pointer",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "amendRecordFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "expectedVersion",
        "type": "uint32"
      },
      {
        "internalType": "enum IChartEvents.Answer",
        "name": "answer",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      }
    ],
    "name": "answerDispute",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "expectedVersion",
        "type": "uint32"
      },
      {
        "internalType": "enum IChartEvents.Answer",
        "name": "answer",
        "type": "uint8"
      },
      {
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "answerDisputeFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "authority",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      }
    ],
    "name": "canRead",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "member",
        "type": "uint64"
      },
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      }
    ],
    "name": "canReadAsMember",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      }
    ],
    "name": "canWrite",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "organization",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "member",
        "type": "uint64"
      },
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      }
    ],
    "name": "canWriteAsMember",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      }
    ],
    "name": "cancelNonce",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "cancelNonceFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      }
    ],
    "name": "chartOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "head",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "keyList",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "sequence",
            "type": "uint32"
          }
        ],
        "internalType": "struct IChartEvents.Chart",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      }
    ],
    "name": "consentOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "readMask",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "writeMask",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "notBefore",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "expiresAt",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "sequence",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "purpose",
            "type": "uint8"
          },
          {
            "internalType": "bool",
            "name": "revoked",
            "type": "bool"
          }
        ],
        "internalType": "struct IChartEvents.Consent",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      }
    ],
    "name": "denyAccess",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "denyAccessFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "expectedVersion",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      }
    ],
    "name": "disputeRecord",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "expectedVersion",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "statement",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "disputeRecordFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "eip712Domain",
    "outputs": [
      {
        "internalType": "bytes1",
        "name": "fields",
        "type": "bytes1"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "internalType": "string",
        "name": "version",
        "type": "string"
      },
      {
        "internalType": "uint256",
        "name": "chainId",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "verifyingContract",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "extensions",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint8",
        "name": "compartment",
        "type": "uint8"
      }
    ],
    "name": "epochOf",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "readMask",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "writeMask",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "notBefore",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "expiresAt",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "purpose",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChartEvents.Terms",
        "name": "terms",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "envelope",
        "type": "bytes32"
      }
    ],
    "name": "grant",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "readMask",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "writeMask",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "notBefore",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "expiresAt",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "purpose",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChartEvents.Terms",
        "name": "terms",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "envelope",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "grantFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      }
    ],
    "name": "headOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "isConsumingScheduledOp",
    "outputs": [
      {
        "internalType": "bytes4",
        "name": "",
        "type": "bytes4"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "word",
        "type": "uint256"
      }
    ],
    "name": "nonceWordOf",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "keys",
        "type": "bytes32"
      }
    ],
    "name": "openChart",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "keys",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "openChartFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "mask",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "keys",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "keyring",
        "type": "bytes32"
      }
    ],
    "name": "openEpochs",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "mask",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "keys",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "keyring",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "openEpochsFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "pause",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "paused",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      }
    ],
    "name": "recordOf",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "version",
        "type": "uint32"
      },
      {
        "internalType": "enum IChartEvents.Status",
        "name": "status",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "readMask",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "writeMask",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "notBefore",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "expiresAt",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "purpose",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChartEvents.Terms",
        "name": "terms",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "reason",
        "type": "bytes32"
      }
    ],
    "name": "requestAccess",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "components": [
          {
            "internalType": "uint64",
            "name": "readMask",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "writeMask",
            "type": "uint64"
          },
          {
            "internalType": "uint32",
            "name": "notBefore",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "expiresAt",
            "type": "uint32"
          },
          {
            "internalType": "uint8",
            "name": "purpose",
            "type": "uint8"
          }
        ],
        "internalType": "struct IChartEvents.Terms",
        "name": "terms",
        "type": "tuple"
      },
      {
        "internalType": "bytes32",
        "name": "reason",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "requestAccessFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "expectedVersion",
        "type": "uint32"
      },
      {
        "internalType": "enum IChartEvents.Status",
        "name": "status",
        "type": "uint8"
      },
      {
        "internalType": "enum IChartEvents.RetractionReason",
        "name": "reason",
        "type": "uint8"
      }
    ],
    "name": "retractRecord",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "author",
        "type": "uint64"
      },
      {
        "internalType": "uint32",
        "name": "sequence",
        "type": "uint32"
      },
      {
        "internalType": "uint32",
        "name": "expectedVersion",
        "type": "uint32"
      },
      {
        "internalType": "enum IChartEvents.Status",
        "name": "status",
        "type": "uint8"
      },
      {
        "internalType": "enum IChartEvents.RetractionReason",
        "name": "reason",
        "type": "uint8"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "retractRecordFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      }
    ],
    "name": "revoke",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "mask",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "keys",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "keyring",
        "type": "bytes32"
      }
    ],
    "name": "revokeAndRotate",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "mask",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "keys",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "keyring",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "revokeAndRotateFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "actor",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "patient",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "grantee",
        "type": "uint64"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nonce",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "deadline",
        "type": "uint256"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "revokeFor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "newAuthority",
        "type": "address"
      }
    ],
    "name": "setAuthority",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "unpause",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const;

export const disclosureLogAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IActorRegistry",
        "name": "actors_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [],
    "name": "DisclosureLogEmpty",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint40",
        "name": "from",
        "type": "uint40"
      },
      {
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      },
      {
        "internalType": "uint256",
        "name": "now_",
        "type": "uint256"
      }
    ],
    "name": "DisclosureLogInvalidPeriod",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "manager",
        "type": "uint64"
      },
      {
        "internalType": "enum IActorRegistry.Kind",
        "name": "kind",
        "type": "uint8"
      }
    ],
    "name": "DisclosureLogNotOrganization",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "manager",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "index",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "count",
        "type": "uint64"
      }
    ],
    "name": "DisclosureLogUnknownRoot",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "manager",
        "type": "uint64"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "index",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "chain",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "entries",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "from",
        "type": "uint40"
      },
      {
        "indexed": false,
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "RootPublished",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "actors",
    "outputs": [
      {
        "internalType": "contract IActorRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "manager",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "index",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "leaf",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32[]",
        "name": "proof",
        "type": "bytes32[]"
      }
    ],
    "name": "includes",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "manager",
        "type": "uint64"
      }
    ],
    "name": "logOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "chain",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "count",
            "type": "uint64"
          },
          {
            "internalType": "uint40",
            "name": "until",
            "type": "uint40"
          }
        ],
        "internalType": "struct IDisclosureLog.Log",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "manager",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "root",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "entries",
        "type": "uint64"
      },
      {
        "internalType": "uint40",
        "name": "until",
        "type": "uint40"
      }
    ],
    "name": "publishRoot",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "manager",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "index",
        "type": "uint64"
      }
    ],
    "name": "rootOf",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;
