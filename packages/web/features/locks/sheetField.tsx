"use client";

import { Camera } from "lucide-react";
import { useId, useRef, useState } from "react";
import { TextArea } from "@/components/ui/field.tsx";
import { buttonLook } from "@/components/ui/button.tsx";
import { readPicture } from "@/features/locks/readPicture.ts";
import { messages } from "@/messages/index.ts";

const { atHand: text } = messages.locks;

/** The text of one sheet: typed, or read from a picture, which on a phone is taken at once. */
export function SheetField({ place }: { place: 0 | 1 }) {
  const picture = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [unread, setUnread] = useState(false);

  const look = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const found = await readPicture(file);
    setUnread(found === undefined);
    // Into the field and not into React's state, where it would outlive it.
    if (found !== undefined && field.current !== null) field.current.value = found;
  };
  return (
    <div className="space-y-2">
      <TextArea
        ref={field}
        name={`sheet-${String(place)}`}
        required
        dir="ltr"
        rows={4}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        label={text.sheetLabel[place]}
        hint={text.sheetHint}
        error={unread ? text.pictureUnread : undefined}
      />
      <label
        htmlFor={picture}
        className={buttonLook({ variant: "secondary", size: "small" }) + " cursor-pointer has-focus-visible:outline-2"}
      >
        <Camera aria-hidden className="size-4" />
        {text.picture}
        <input
          id={picture}
          type="file"
          accept="image/*"
          capture="environment"
          aria-label={text.pictureLabel[place]}
          className="sr-only"
          onChange={(event) => {
            void look(event.target.files?.[0]);
          }}
        />
      </label>
    </div>
  );
}
