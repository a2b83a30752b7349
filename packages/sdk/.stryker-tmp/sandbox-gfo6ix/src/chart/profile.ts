// @ts-nocheck
import { z } from "zod";

/** A part of a chart with its own key; the chain sees the index only. */
export const compartmentInfoSchema = z.strictObject({
  index: z.int().min(0).max(63),
  label: z.string().min(1).max(100),
});
export type CompartmentInfo = z.output<typeof compartmentInfoSchema>;

/** The parts a new chart has. */
export const DEFAULT_COMPARTMENTS: readonly CompartmentInfo[] = [
  "Summary",
  "Medications",
  "Labs",
  "Imaging",
  "Notes",
  "Mental health",
  "Reproductive health",
  "Wearables",
].map((label, index) => ({ index, label }));

/** Who a patient is; sealed to the patient. */
export const patientProfileSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  birthDate: z.iso.date(),
});
export type PatientProfile = z.output<typeof patientProfileSchema>;

/** What the sealed profile holds: the person and the labels of their compartments. */
export const privateProfileSchema = patientProfileSchema.extend({
  compartments: z.array(compartmentInfoSchema).min(1).max(64),
});
export type PrivateProfile = z.output<typeof privateProfileSchema>;

/** Professional facts of a clinician or organization; public among members. */
export const publicProfileSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  role: z.enum(["clinician", "organization"]),
  speciality: z.string().max(200).optional(),
  city: z.string().max(200).optional(),
});
export type PublicProfile = z.output<typeof publicProfileSchema>;
