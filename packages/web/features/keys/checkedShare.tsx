"use client";

import type { AccessRequest } from "@chartkey/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { useSession } from "@/lib/vault/vaultContext.tsx";
import { keyQuery } from "@/queries/keys.ts";
import { actorQuery } from "@/queries/people.ts";
import { ShareWarning } from "./shareWarning.tsx";
import { warningsOf } from "./warnings.ts";

interface CheckedShareProps {
  grantee: bigint;
  name: string;
  profile: AccessRequest["profile"];
  /** Who vouches for them; absent when that is not known here. */
  organizations?: AccessRequest["organizations"] | undefined;
  /** When the sharing would end; absent while the form is not complete. */
  until: Date | undefined;
  label: string;
  busy: boolean;
  disabled: boolean;
  onShare: () => void;
}

/** The button that shares. Where a second look is due, it asks once more first. */
export function CheckedShare(props: CheckedShareProps) {
  const { grantee, name, profile, organizations, until, label, busy, disabled, onShare } = props;
  const { vault } = useSession();
  const key = useQuery(keyQuery(vault, grantee));
  const licensed = useQuery(actorQuery(vault, grantee));
  const [warned, setWarned] = useState(false);
  const warnings = warningsOf({
    profile,
    organizations,
    key: key.data,
    licensedUntil: licensed.data?.validUntil,
    until,
  });
  const share = (): void => {
    setWarned(false);
    onShare();
  };
  return (
    <>
      <Button
        busy={busy}
        disabled={disabled || key.data === undefined}
        onClick={() => {
          if (warnings.length === 0) share();
          else setWarned(true);
        }}
      >
        {label}
      </Button>
      {warned && key.data !== undefined && (
        <ShareWarning
          name={name}
          warnings={warnings}
          keyView={key.data}
          onBack={() => {
            setWarned(false);
          }}
          onShare={share}
        />
      )}
    </>
  );
}
