import { isAssured } from '@qwy/contract/assurance';
import type { Route } from '@qwy/contract/route';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../http/problem.ts';
import type { AccessGrant } from '../store/grants.ts';
import { findGrant } from '../store/grants.ts';
import type { StaffMember } from '../store/staff.ts';
import { findStaff } from '../store/staff.ts';
import type { ProofContext, ProvenRequest } from './dpop.ts';
import { readProof, unauthorized } from './dpop.ts';

/** Finds out who calls and whether the route is theirs. Public routes and the token endpoint have no caller. */
export function authenticator(context: ProofContext) {
  return async (route: Route, request: FastifyRequest): Promise<AccessGrant | StaffMember | undefined> => {
    switch (route.access.kind) {
      case 'public':
      case 'grant':
        return undefined;
      case 'staff': {
        const staff = await findStaff(context.db, credentials(request, 'Bearer'));
        if (!staff) throw unknownStaff();
        if (staff.role !== 'admin' && !route.access.roles.includes(staff.role)) throw new ProblemError('forbidden');
        return staff;
      }
      case 'token': {
        const token = credentials(request, 'DPoP');
        const proof = await readProof(context, proofOf(request), token);
        const grant = await findGrant(context.db, context.world, token, proof.jkt);
        if (grant === 'expired')
          throw new ProblemError('token_expired', {
            headers: { 'www-authenticate': 'DPoP error="invalid_token", algs="ES256"' },
          });
        if (grant === 'partner_suspended') throw new ProblemError('partner_suspended');
        if (grant === 'unknown') throw unauthorized();
        // Only now, so that nobody without a grant fills the store of used proofs.
        await proof.use();
        if (!route.access.scopes.includes(grant.scope)) throw new ProblemError('forbidden');
        if (route.access.citizen && grant.citizenId === undefined) throw new ProblemError('login_required');
        if (route.access.assurance && !isAssured(grant.assurance, route.access.assurance))
          throw new ProblemError('assurance_required');
        return grant;
      }
    }
  };
}

/** The proof of a request and what it must speak of. */
function proofOf(request: FastifyRequest): ProvenRequest {
  const header = request.headers['dpop'];
  return {
    proof: typeof header === 'string' ? header : undefined,
    method: request.method,
    path: request.url.split('?', 1)[0] ?? '',
  };
}

const unknownStaff = (): ProblemError =>
  new ProblemError('unauthorized', { headers: { 'www-authenticate': 'Bearer' } });

function credentials(request: FastifyRequest, scheme: 'DPoP' | 'Bearer'): string {
  const match = /^(\w+) ([\w.~+/-]{16,512}=*)$/.exec(request.headers.authorization ?? '');
  if (!match || match[1] !== scheme || match[2] === undefined) {
    throw scheme === 'DPoP' ? unauthorized() : unknownStaff();
  }
  return match[2];
}
