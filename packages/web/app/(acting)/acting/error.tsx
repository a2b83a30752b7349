"use client";

export { RouteError as default } from "@/features/shell/routeError.tsx";
