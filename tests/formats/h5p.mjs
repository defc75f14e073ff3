// Validates the extracted H5P package in the folder that standard input names with Lumi's H5P server, which throws if files,
// their names or their JSON are invalid.
import { readFileSync } from "node:fs";
import h5p from "@lumieducation/h5p-server";
import validator from "@lumieducation/h5p-server/build/src/PackageValidator.js";

const folder = readFileSync(0, "utf8");
const config = new h5p.H5PConfig({ get: async () => undefined, set: async () => undefined });
const isValid = await new validator.default(config).validateExtractedPackage(folder, true, false);
process.stdout.write(JSON.stringify(isValid));
