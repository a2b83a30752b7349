import { acting, moving, people } from "./acting.ts";
import { chart } from "./chart.ts";
import { authority, clinic } from "./clinic.ts";
import { common } from "./common.ts";
import { devices } from "./devices.ts";
import { disputes } from "./disputes.ts";
import { errors } from "./errors.ts";
import { fhir } from "./fhir.ts";
import { keys } from "./keys.ts";
import { locks } from "./locks.ts";
import { news } from "./news.ts";
import { organization } from "./organization.ts";
import { patient } from "./patient.ts";
import { service } from "./service.ts";
import { signing } from "./signing.ts";
import { access, start, welcome } from "./start.ts";

/** English: the language of the pages as they are built, and the shape of every other language. */
export const en = {
  common,
  errors,
  start,
  access,
  keys,
  locks,
  welcome,
  chart,
  disputes,
  devices,
  patient,
  people,
  acting,
  moving,
  clinic,
  authority,
  news,
  organization,
  fhir,
  signing,
  service,
};
