package org.peerprescribing.referral.fhir;

import java.util.List;
import java.util.UUID;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.AuditedReads;
import org.peerprescribing.fhirapi.AuditedReads.Held;
import org.peerprescribing.fhirapi.FhirCaller;
import org.peerprescribing.fhirapi.FhirIds;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.ReferralId;
import org.peerprescribing.referral.SharedReferrals;

import org.springframework.stereotype.Component;

/**
 * Reads and searches referrals of the caller's organisation, as far as the patient lets
 * it know what they report.
 */
@Component
@AllowedTo({ Role.CLINICIAN, Role.RECORD_SYSTEM })
class ReferralProvider implements IResourceProvider {

	private static final String TYPE = "Task";

	private final SharedReferrals referrals;

	private final ReferralResources resources;

	private final AuditedReads reads;

	ReferralProvider(SharedReferrals referrals, ReferralResources resources, AuditedReads reads) {
		this.referrals = referrals;
		this.resources = resources;
		this.reads = reads;
	}

	@Override
	public Class<Task> getResourceType() {
		return Task.class;
	}

	@Read
	public Task read(@IdParam IdType id, RequestDetails request) {
		ReferralId wanted = new ReferralId(FhirIds.uuid(id));
		return this.reads.read(FhirCaller.of(request), TYPE, id.getIdPart(),
				() -> this.referrals.find(wanted).map(this::held));
	}

	/** Of one prescription, first attempt first. */
	@Search(allowUnknownParams = true)
	public List<Task> search(
			@RequiredParam(name = Task.SP_FOCUS,
					targetTypes = { org.hl7.fhir.r4.model.ServiceRequest.class }) ReferenceParam focus,
			@Count @Nullable Integer count, RequestDetails request) {
		UUID prescription = FhirIds.uuid(focus.getIdPart());
		return this.reads.search(FhirCaller.of(request), TYPE,
				() -> this.referrals.of(new PrescriptionId(prescription))
					.stream()
					.limit(FhirIds.count(count))
					.map(this::held)
					.toList());
	}

	private Held<Task> held(Referral referral) {
		return new Held<>(this.resources.translate(referral), referral.patient().value(), referral.organisation());
	}

}
