// @ts-nocheck
export { describeFile, type FileDescription, type FileInput } from "../health/describeFile.ts";
export { parseFhir, resourceTypesOf } from "../health/fhir.ts";
export {
  manifestSchema,
  type HealthResource,
  type Manifest,
  type ManifestKind,
  type PayloadRef,
} from "../health/manifest.ts";
export { ChartkeyError, FileEmptyError, FileMismatchError, InvalidInputError } from "../errors.ts";
