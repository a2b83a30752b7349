import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Providers } from "@/app/providers.tsx";
import { messages } from "@/messages/index.ts";

export const metadata: Metadata = {
  title: { default: messages.common.product, template: `%s · ${messages.common.product}` },
  description: messages.common.tagline,
  referrer: "no-referrer",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f8f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0b1116" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a
          href="#content"
          className="sr-only z-50 rounded-lg bg-surface px-4 py-2 focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
        >
          {messages.common.skipToContent}
        </a>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
