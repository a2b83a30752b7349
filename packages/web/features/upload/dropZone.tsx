"use client";

import { CloudUpload } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { cn } from "@/lib/cn.ts";
import { messages } from "@/messages/index.ts";

const { upload: text } = messages.chart;

export function DropZone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
      className={cn(
        "flex flex-col items-center rounded-3xl border-2 border-dashed border-line-strong bg-surface px-6 py-12 text-center",
        over && "border-accent bg-accent-soft",
      )}
    >
      <CloudUpload aria-hidden className="mb-3 size-9 text-accent" />
      <p className="hidden text-lg font-medium sm:block">{text.drop}</p>
      <p className="mb-3 hidden text-muted sm:block">{text.dropOr}</p>
      <Button
        variant="secondary"
        onClick={() => {
          input.current?.click();
        }}
      >
        {text.choose}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={text.choose}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <p className="mt-4 max-w-md text-sm text-muted">{text.accepts}</p>
    </div>
  );
}
