import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Providers } from "@/app/providers.tsx";
import { earlyScript } from "@/features/language/earlyLanguage.ts";
import { en } from "@/messages/en/index.ts";

export const metadata: Metadata = { description: en.common.tagline, referrer: "no-referrer" };

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f8f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0b1116" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The early script may have changed the attributes before React sees them.
    <html lang="en" dir="ltr" suppressHydrationWarning>
      <head>
        <script>{earlyScript()}</script>
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
