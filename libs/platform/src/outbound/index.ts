export { isPublicAddress, literalAddress } from './address.js';
export {
  Outbound,
  type OutboundAnswer,
  OutboundError,
  type OutboundFailure,
  type OutboundLimits,
  type OutboundOptions,
  type Validators,
} from './outbound.js';
