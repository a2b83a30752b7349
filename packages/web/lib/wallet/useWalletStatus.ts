"use client";

import { useEffect, useState } from "react";
import { useAccount } from "wagmi";

/** Longest wait for a wallet that was connected before, in milliseconds; one that hangs must not hold up the page. */
const RECONNECT_TIMEOUT = 2_000;

/** `waiting` while the wallet of the last visit is looked for, so that nobody is asked to connect what is connected. */
export function useWalletStatus(): "connected" | "waiting" | "disconnected" {
  const { status } = useAccount();
  const [patient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => {
      setPatient(false);
    }, RECONNECT_TIMEOUT);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (status === "connected") return "connected";
  return status === "reconnecting" && patient ? "waiting" : "disconnected";
}
