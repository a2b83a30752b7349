"use client";

import { CircleCheck, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { messages } from "@/messages/index.ts";

type Show = (text: string) => void;
const ToastContext = createContext<Show>(() => undefined);

/** Says that something is done. Never for errors: those stay where they happened. */
export function useToast(): Show {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly { id: number; text: string }[]>([]);
  const show = useCallback((text: string) => {
    setToasts((all) => [...all.slice(-2), { id: (all.at(-1)?.id ?? 0) + 1, text }]);
  }, []);
  return (
    <ToastContext value={show}>
      <Radix.Provider duration={6_000} label={messages.common.notification}>
        {children}
        {toasts.map(({ id, text }) => (
          <Radix.Root
            key={id}
            onOpenChange={(open) => {
              if (!open) setToasts((all) => all.filter((toast) => toast.id !== id));
            }}
            className="flex items-center gap-3 rounded-2xl border border-line bg-surface p-4 shadow-2xl"
          >
            <CircleCheck aria-hidden className="size-5 shrink-0 text-good" />
            <Radix.Title className="flex-1 text-sm font-medium">{text}</Radix.Title>
            <Radix.Close aria-label={messages.common.close} className="text-muted">
              <X aria-hidden className="size-4" />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport
          label={`${messages.common.notifications} ({hotkey})`}
          className="no-print fixed inset-x-4 bottom-24 z-50 flex flex-col gap-2 sm:inset-x-auto sm:end-6 sm:bottom-6 sm:w-96"
        />
      </Radix.Provider>
    </ToastContext>
  );
}
