/** The front door of AWS Organizations. */
export { organizationsService } from "./service.ts";
