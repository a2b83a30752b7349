import { Building2, HeartPulse, Stethoscope } from "lucide-react";
import Link from "next/link";
import { Card } from "@/components/ui/card.tsx";
import { messages } from "@/messages/index.ts";

const faces = [
  { kind: "patient", icon: HeartPulse },
  { kind: "clinician", icon: Stethoscope },
  { kind: "organization", icon: Building2 },
] as const;

export function SignUpLinks({ more, except }: { more: boolean; except: readonly string[] }) {
  const offered = faces.filter(({ kind }) => !except.includes(kind));
  if (offered.length === 0) return null;
  const title = more ? messages.start.signUpTitleMore : messages.start.signUpTitle;
  return (
    <Card className="space-y-4">
      <div>
        <h2 className="text-xl font-semibold">{title}</h2>
        <p className="mt-1 text-muted">{messages.start.signUpText}</p>
      </div>
      <div className="space-y-3">
        {offered.map(({ kind, icon: Icon }) => (
          <Link
            key={kind}
            href={`/welcome?as=${kind}`}
            className="flex items-center gap-4 rounded-2xl border border-line p-4 hover:bg-sunken"
          >
            <Icon aria-hidden className="size-5 shrink-0 text-accent" />
            <span>
              <span className="block font-medium">{messages.start.signUp[kind].title}</span>
              <span className="block text-sm text-muted">{messages.start.signUp[kind].text}</span>
            </span>
          </Link>
        ))}
      </div>
    </Card>
  );
}
