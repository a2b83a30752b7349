import { messages } from "@/messages/index.ts";

const { acting, authority, chart, clinic, devices, locks, news, organization, patient, people, welcome } = messages;

/** What the browser calls each page, by its address; the start page has the name of the product only. */
const titles: Readonly<Record<string, () => string>> = {
  "/welcome": () => welcome.pageTitle,
  "/patient": () => patient.nav.timeline,
  "/patient/upload": () => patient.nav.upload,
  "/patient/record": () => chart.record.pageTitle,
  "/patient/requests": () => patient.requests.title,
  "/patient/sharing": () => patient.sharing.title,
  "/patient/sharing/people": () => people.title,
  "/patient/sharing/devices": () => devices.title,
  "/patient/history": () => patient.history.title,
  "/patient/news": () => news.title,
  "/patient/safety": () => patient.safety.title,
  "/patient/safety/sheets": () => locks.sheets.title,
  "/patient/office": () => organization.title,
  "/acting": () => acting.title,
  "/acting/chart": () => acting.title,
  "/acting/record": () => chart.record.pageTitle,
  "/clinic": () => clinic.worklist.title,
  "/clinic/news": () => news.title,
  "/clinic/request": () => clinic.request.title,
  "/clinic/chart": () => clinic.chart.title,
  "/clinic/record": () => chart.record.pageTitle,
  "/clinic/note": () => clinic.note.title,
  "/clinic/upload": () => clinic.upload.title,
  "/clinic/office": () => organization.title,
  "/organization": () => organization.title,
  "/organization/news": () => news.title,
  "/organization/patients": () => organization.patients.title,
  "/organization/request": () => organization.request.title,
  "/authority": () => authority.title,
};

export function titleOf(path: string): string {
  const { product } = messages.common;
  const title = titles[path.replace(/\/$/, "")];
  return title === undefined ? product : `${title()} · ${product}`;
}
